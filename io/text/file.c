/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE 1

#include "file.h"

#include "mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const size_t bytes_max = (size_t)FILE_MEGABYTES_MAX << 20;

const char *file_reason(void)
{
    switch (errno) {
    case ENOENT:
        return "no such file";
    case EISDIR:
        return "is a directory, not a file";
    case ENOTDIR:
        return "a part of the path is not a directory";
    case EACCES:
    case EPERM:
        return "not allowed";
    case EROFS:
        return "the disk cannot be written to";
    case ENOSPC:
    case EDQUOT:
        return "no space left on the disk";
    case EINVAL:
        return "is not a file";
    default:
        return strerror(errno);
    }
}

void file_report(const char *path, const char *deed, struct diags *diags)
{
    diags_add(diags, path, "", "cannot %s: %s", deed, file_reason());
}

/* Opening a pipe must not wait for somebody to write to it. */
int file_open(const char *path, struct diags *diags)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0) {
        file_report(path, "open", diags);
    } else if (S_ISREG(status.st_mode)) {
        return file;
    } else {
        errno = EISDIR;
        diags_add(diags, path, "", "cannot open: %s",
                  S_ISDIR(status.st_mode) ? file_reason()
                                          : "is not a regular file");
    }
    if (file >= 0)
        close(file);
    return -1;
}

ssize_t file_part(int file, char *bytes, size_t room)
{
    ssize_t got;
    do
        got = read(file, bytes, room);
    while (got < 0 && errno == EINTR);
    return got;
}

/* Reads up to one byte more than the limit; false with errno set. */
static bool read_all(int file, char **bytes, size_t *length)
{
    size_t room = 1 << 16;
    *bytes = mem_alloc(room, 1);
    *length = 0;
    for (;;) {
        ssize_t got = file_part(file, *bytes + *length, room - 1 - *length);
        if (got <= 0)
            return got == 0;
        *length += (size_t)got;
        if (*length > bytes_max)
            return true;
        if (*length == room - 1) {
            room *= 2;
            *bytes = mem_resize(*bytes, room, 1);
        }
    }
}

bool file_missing(const char *path)
{
    struct stat about;
    return stat(path, &about) != 0 && errno == ENOENT;
}

bool file_is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

char *file_read(const char *path, size_t *length, struct diags *diags)
{
    *length = 0;
    int file = file_open(path, diags);
    if (file < 0)
        return NULL;
    char *bytes;
    bool ok = read_all(file, &bytes, length);
    if (!ok)
        file_report(path, "read", diags);
    else if (*length > bytes_max)
        diags_add(diags, path, "", "larger than %d MB", FILE_MEGABYTES_MAX);
    close(file);
    if (!ok || *length > bytes_max) {
        free(bytes);
        return NULL;
    }
    bytes[*length] = '\0';
    return bytes;
}

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t put = write(file, bytes, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

/* The rights that a new file would get, as mkstemp() gives only the owner
 * any. */
static mode_t usual_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* Closes a new file; removes it where that, or what was before, went wrong.
 * errno is that of the first failure. */
static bool finish(int file, const char *name, bool ok)
{
    int error = errno;
    if (close(file) != 0 && ok) {
        ok = false;
        error = errno;
    }
    if (!ok)
        unlink(name);
    errno = error;
    return ok;
}

static bool write_new(char *name, const char *bytes, size_t length)
{
    int file = mkstemp(name);
    return file >= 0 &&
           finish(file, name,
                  write_all(file, bytes, length) && fsync(file) == 0 &&
                      fchmod(file, usual_mode()) == 0);
}

bool file_write_new(const char *path, const char *bytes, size_t length,
                    bool sync)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    return file >= 0 && finish(file, path,
                               write_all(file, bytes, length) &&
                                   (!sync || fsync(file) == 0));
}

bool file_same(const char *one, const char *other)
{
    struct stat a, b;
    return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

/* /dev/stdout, and whatever else the output of the program goes to. */
static bool is_output(const struct stat *about)
{
    struct stat output;
    return fstat(STDOUT_FILENO, &output) == 0 &&
           about->st_dev == output.st_dev && about->st_ino == output.st_ino;
}

static bool is_stream(const struct stat *about)
{
    return S_ISCHR(about->st_mode) || S_ISFIFO(about->st_mode) ||
           is_output(about);
}

bool file_is_stream(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && is_stream(&about);
}

/* The output may be a file in which something stands already, or a socket,
 * which cannot be opened. */
static bool write_stream(const char *path, const struct stat *about,
                         const char *bytes, size_t length)
{
    int file = is_output(about) ? dup(STDOUT_FILENO)
                                : open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0)
        return false;
    bool ok = write_all(file, bytes, length);
    int error = errno;
    close(file);
    errno = error;
    return ok;
}

static bool replace(const char *path, const char *bytes, size_t length)
{
    size_t room = strlen(path) + sizeof ".XXXXXX";
    char *name = mem_alloc(room, 1);
    snprintf(name, room, "%s.XXXXXX", path);
    bool ok = write_new(name, bytes, length);
    if (ok && rename(name, path) != 0) {
        int error = errno;
        unlink(name);
        errno = error;
        ok = false;
    }
    free(name);
    return ok;
}

bool file_write(const char *path, const char *bytes, size_t length,
                struct diags *diags)
{
    struct stat about;
    bool there = stat(path, &about) == 0, ok = false;
    if (there && is_stream(&about))
        ok = write_stream(path, &about, bytes, length);
    else if (there && S_ISDIR(about.st_mode))
        errno = EISDIR;
    else if (there && !S_ISREG(about.st_mode))
        errno = EINVAL;
    else
        ok = replace(path, bytes, length);
    if (!ok)
        file_report(path, "write", diags);
    return ok;
}

const char *file_beside(struct arena *arena, const char *path, const char *name)
{
    const char *slash = strrchr(path, '/');
    if (!slash || *name == '/')
        return arena_copy(arena, name);
    return arena_printf(arena, "%.*s/%s", (int)(slash - path), path, name);
}

/* As far as both go through the same folders; ends behind a slash. */
static size_t common(const char *a, const char *b)
{
    size_t length = 0;
    for (size_t i = 0; a[i] && a[i] == b[i]; i++)
        if (a[i] == '/')
            length = i + 1;
    return length;
}

const char *file_seen_from(struct arena *arena, const char *folder,
                           const char *path)
{
    char *real = realpath(path, NULL), *from = realpath(folder, NULL);
    const char *seen = path;
    if (real && from) {
        const char *slashed =
            arena_printf(arena, "%s/", strcmp(from, "/") == 0 ? "" : from);
        size_t same = common(slashed, real);
        seen = arena_copy(arena, real + same);
        for (const char *at = slashed + same; *at; at++)
            if (*at == '/')
                seen = arena_printf(arena, "../%s", seen);
    }
    free(real);
    free(from);
    return seen;
}
