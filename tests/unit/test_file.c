/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "file.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/vaktel-file-XXXXXX";

static const char *path_of(const char *name)
{
    static char path[64];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : 1;
}

static int drop_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

static int files_in_folder(void)
{
    int n = 0;
    DIR *opened = opendir(folder);
    assert_non_null(opened);
    for (struct dirent *entry; (entry = readdir(opened)) != NULL;)
        n += *entry->d_name != '.';
    closedir(opened);
    return n;
}

/* What reading the file reports. */
static const char *failure(const char *path)
{
    static char message[256];
    size_t length;
    struct diags *diags = diags_new();
    assert_null(file_read(path, &length, diags));
    assert_int_equal(diags_count(diags), 1);
    assert_string_equal(diags_at(diags, 0)->file, path);
    snprintf(message, sizeof message, "%s", diags_at(diags, 0)->message);
    diags_free(diags);
    return message;
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    static const char bytes[] = "a\0b";
    size_t length;
    struct diags *diags = diags_new();
    assert_true(file_write(path_of("x"), bytes, 3, diags));
    char *read = file_read(path_of("x"), &length, diags);
    assert_non_null(read);
    assert_int_equal(length, 3);
    assert_memory_equal(read, bytes, 4);
    assert_false(diags_failed(diags));
    free(read);
    diags_free(diags);
    unlink(path_of("x"));
}

static void a_file_is_replaced_and_nothing_left_beside_it(void **state)
{
    (void)state;
    struct diags *diags = diags_new();
    struct stat status;
    umask(022);
    assert_true(file_write(path_of("x"), "old, and longer", 15, diags));
    assert_true(file_write(path_of("x"), "new", 3, diags));
    assert_int_equal(files_in_folder(), 1);
    assert_int_equal(stat(path_of("x"), &status), 0);
    assert_int_equal(status.st_size, 3);
    assert_int_equal(status.st_mode & 0777, 0644);
    diags_free(diags);
    unlink(path_of("x"));
}

static void what_cannot_be_written_leaves_the_old_file(void **state)
{
    (void)state;
    struct diags *diags = diags_new();
    assert_int_equal(mkdir(path_of("d"), 0777), 0);
    assert_false(file_write(path_of("d"), "x", 1, diags));
    assert_false(file_write(path_of("no/x"), "x", 1, diags));
    assert_int_equal(diags_count(diags), 2);
    assert_string_equal(diags_at(diags, 0)->message,
                        "cannot write: is a directory, not a file");
    assert_string_equal(diags_at(diags, 1)->message,
                        "cannot write: no such file");
    assert_int_equal(files_in_folder(), 1);
    diags_free(diags);
    rmdir(path_of("d"));
}

/* By links, so that what goes wrong replaces these alone. */
static void devices_are_written_to_and_not_replaced(void **state)
{
    (void)state;
    struct diags *diags = diags_new();
    struct stat status;
    assert_int_equal(symlink("/dev/null", path_of("null")), 0);
    assert_true(file_is_stream(path_of("null")));
    assert_true(file_write(path_of("null"), "x", 1, diags));
    assert_int_equal(lstat(path_of("null"), &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    unlink(path_of("null"));
    assert_int_equal(symlink("/dev/full", path_of("full")), 0);
    assert_false(file_write(path_of("full"), "x", 1, diags));
    assert_string_equal(diags_at(diags, 0)->message,
                        "cannot write: no space left on the disk");
    assert_int_equal(lstat(path_of("full"), &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    unlink(path_of("full"));
    assert_false(file_is_stream(path_of("none")));
    diags_free(diags);
}

static void pipes_are_written_to_and_sockets_told(void **state)
{
    (void)state;
    char bytes[2] = "";
    struct diags *diags = diags_new();
    assert_int_equal(mkfifo(path_of("pipe"), 0600), 0);
    int pipe = open(path_of("pipe"), O_RDONLY | O_NONBLOCK);
    assert_true(file_write(path_of("pipe"), "x", 1, diags));
    assert_int_equal(read(pipe, bytes, 1), 1);
    assert_int_equal(*bytes, 'x');
    close(pipe);
    unlink(path_of("pipe"));
    assert_int_equal(mknod(path_of("socket"), S_IFSOCK | 0600, 0), 0);
    assert_false(file_write(path_of("socket"), "x", 1, diags));
    assert_string_equal(diags_at(diags, 0)->message,
                        "cannot write: is not a file");
    unlink(path_of("socket"));
    assert_int_equal(files_in_folder(), 0);
    diags_free(diags);
}

static void what_cannot_be_read_is_told(void **state)
{
    (void)state;
    assert_string_equal(failure(path_of("none")), "cannot open: no such file");
    assert_string_equal(failure(folder),
                        "cannot open: is a directory, not a file");
    assert_string_equal(failure("/dev/null/x"),
                        "cannot open: a part of the path is not a directory");
    int file = open(path_of("long"), O_WRONLY | O_CREAT, 0600);
    assert_int_equal(ftruncate(file, (64 << 20) + 1), 0);
    close(file);
    assert_string_equal(failure(path_of("long")), "larger than 64 MB");
    unlink(path_of("long"));
}

static void names_are_seen_from_the_folder_of_a_file(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(file_beside(arena, "team.json", "a.csv"), "a.csv");
    assert_string_equal(file_beside(arena, "x/y/team.json", "a.csv"),
                        "x/y/a.csv");
    assert_string_equal(file_beside(arena, "/team.json", "a.csv"), "/a.csv");
    assert_string_equal(file_beside(arena, "x/team.json", "/a.csv"), "/a.csv");
    arena_free(arena);
}

static void pipes_and_devices_are_not_waited_for(void **state)
{
    (void)state;
    assert_int_equal(mkfifo(path_of("pipe"), 0600), 0);
    assert_string_equal(failure(path_of("pipe")),
                        "cannot open: is not a regular file");
    assert_string_equal(failure("/dev/zero"),
                        "cannot open: is not a regular file");
    unlink(path_of("pipe"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(a_file_is_replaced_and_nothing_left_beside_it),
        cmocka_unit_test(what_cannot_be_written_leaves_the_old_file),
        cmocka_unit_test(devices_are_written_to_and_not_replaced),
        cmocka_unit_test(pipes_are_written_to_and_sockets_told),
        cmocka_unit_test(what_cannot_be_read_is_told),
        cmocka_unit_test(names_are_seen_from_the_folder_of_a_file),
        cmocka_unit_test(pipes_and_devices_are_not_waited_for),
    };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
