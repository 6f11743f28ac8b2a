/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "csv_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct sheet {
    char path[32];
    struct arena *arena;
    struct diags *diags;
    struct csv_table *table; /* NULL: not even a header */
};

static struct sheet sheet_of(const char *bytes, size_t length)
{
    struct sheet sheet = {.path = "/tmp/sheet-XXXXXX",
                          .arena = arena_new(),
                          .diags = diags_new()};
    int file = mkstemp(sheet.path);
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes, length), length);
    close(file);
    sheet.table = csv_read(sheet.path, sheet.arena, sheet.diags);
    unlink(sheet.path);
    return sheet;
}

static void sheet_free(struct sheet *sheet)
{
    diags_free(sheet->diags);
    arena_free(sheet->arena);
}

/* The header and the rows of a table, cells in brackets, each row after the
 * place it begins at; the errors instead where there are any. */
static void describe(const struct sheet *sheet, char *text, size_t room)
{
    FILE *out = fmemopen(text, room, "w");
    for (int index = 0; index < diags_count(sheet->diags); index++) {
        const struct diag *diag = diags_at(sheet->diags, index);
        assert_string_equal(diag->file, sheet->path);
        fprintf(out, "%s: %s\n", diag->place, diag->message);
    }
    const struct csv_table *table = sheet->table;
    for (int row = -1; table != NULL && row < table->n_rows; row++) {
        const struct csv_cell *cells =
            row < 0 ? table->header : csv_cell(table, row, 0);
        fprintf(out, "%d:%d", cells->line, cells->column);
        for (int column = 0; column < table->n_columns; column++)
            fprintf(out, " [%s]", cells[column].text);
        fprintf(out, "\n");
    }
    fclose(out);
}

static void assert_bytes_read_as(const char *bytes, size_t length,
                                 const char *expected)
{
    char text[4096] = "";
    struct sheet sheet = sheet_of(bytes, length);
    describe(&sheet, text, sizeof text);
    assert_string_equal(text, expected);
    sheet_free(&sheet);
}
#define ASSERT_READ_AS(bytes, expected)                                        \
    assert_bytes_read_as(bytes, sizeof(bytes) - 1, expected)

static void cells_are_told_with_their_lines(void **state)
{
    (void)state;
    ASSERT_READ_AS("id,name\na,Anna\nb,Bo\n", "1:1 [id] [name]\n"
                                              "2:1 [a] [Anna]\n"
                                              "3:1 [b] [Bo]\n");
}

static void separator_is_what_the_header_has_most_of(void **state)
{
    (void)state;
    ASSERT_READ_AS("id;name\na;1,5\n", "1:1 [id] [name]\n2:1 [a] [1,5]\n");
    ASSERT_READ_AS("id\tname\na\tx,y\n", "1:1 [id] [name]\n2:1 [a] [x,y]\n");
    ASSERT_READ_AS("\n\"a,b,c\";d\n1;2\n", "2:1 [a,b,c] [d]\n3:1 [1] [2]\n");
    ASSERT_READ_AS("id\na\n", "1:1 [id]\n2:1 [a]\n");
    ASSERT_READ_AS("\"two\nlines;;\",b,c\n1,2,3\n",
                   "1:1 [two\nlines;;] [b] [c]\n3:1 [1] [2] [3]\n");
}

static void lines_end_in_lf_crlf_or_cr(void **state)
{
    (void)state;
    ASSERT_READ_AS("id,b\r\n1,2\r\n3,4", "1:1 [id] [b]\n"
                                         "2:1 [1] [2]\n"
                                         "3:1 [3] [4]\n");
    ASSERT_READ_AS("id,b\r1,2\r3,4\r", "1:1 [id] [b]\n"
                                       "2:1 [1] [2]\n"
                                       "3:1 [3] [4]\n");
}

static void blank_lines_and_rows_are_passed_over(void **state)
{
    (void)state;
    ASSERT_READ_AS("\r\n  \r\nid,b\r\n\r\n1,2\r\n,\r\n \t\r\n3,4\r\n\r\n",
                   "3:1 [id] [b]\n5:1 [1] [2]\n8:1 [3] [4]\n");
    ASSERT_READ_AS(",,\nid,b\n1,2\n", "2:1 [id] [b]\n3:1 [1] [2]\n");
}

static void empty_columns_at_the_end_are_passed_over(void **state)
{
    (void)state;
    ASSERT_READ_AS("id;b;;\n1;2;;\n;;;\n3;;;\n",
                   "1:1 [id] [b]\n2:1 [1] [2]\n4:1 [3] []\n");
    ASSERT_READ_AS("id;b;;\n1;2;3;\n", "1:6: column without a name\n"
                                       "1:1 [id] [b] []\n2:1 [1] [2] [3]\n");
    ASSERT_READ_AS("id;;b\n1;;2\n", "1:4: column without a name\n"
                                    "1:1 [id] [] [b]\n2:1 [1] [] [2]\n");
}

static void blanks_around_cells_are_left_out(void **state)
{
    (void)state;
    ASSERT_READ_AS(" id , name\t\n  a ,\" b \"\n",
                   "1:2 [id] [name]\n2:3 [a] [b]\n");
}

static void empty_cells_are_kept(void **state)
{
    (void)state;
    ASSERT_READ_AS("a,b,c\n1,,\n,,3\n", "1:1 [a] [b] [c]\n"
                                        "2:1 [1] [] []\n"
                                        "3:1 [] [] [3]\n");
    ASSERT_READ_AS("a\tb\tc\n\t\t3", "1:1 [a] [b] [c]\n2:1 [] [] [3]\n");
    ASSERT_READ_AS("a,b,c\n1,,", "1:1 [a] [b] [c]\n2:1 [1] [] []\n");
}

static void quoted_cells_hold_separators_quotes_and_line_ends(void **state)
{
    (void)state;
    ASSERT_READ_AS("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n\"1\r\n2\n3\",4\n5,6\n",
                   "1:1 [a] [b]\n"
                   "2:1 [x,y] [say \"hi\"]\n"
                   "3:1 [1\r\n2\n3] [4]\n"
                   "6:1 [5] [6]\n");
}

static void byte_order_marks_are_taken_away(void **state)
{
    (void)state;
    ASSERT_READ_AS("\xef\xbb\xbfid\na\n", "1:1 [id]\n2:1 [a]\n");
    ASSERT_READ_AS("\xff\xfei\0d\0\n\0\xf8\0=\xd8\0\xde\n\0",
                   "1:1 [id]\n2:1 [ø😀]\n");
    ASSERT_READ_AS("\xfe\xff\0i\0d\0\n\0\xf8\xd8=\xde\0\0\n",
                   "1:1 [id]\n2:1 [ø😀]\n");
    ASSERT_READ_AS("\xff\xfe"
                   "a\0;\0b\0\r\0\n\0\x41\x01;\0\xac\x20\r\0\n\0",
                   "1:1 [a] [b]\n2:1 [Ł] [€]\n");
}

static void text_that_is_not_utf8_is_refused_by_line_and_column(void **state)
{
    (void)state;
    ASSERT_READ_AS("id\nS\xf8ren\n",
                   "2:2: not valid UTF-8, save the file as UTF-8\n");
    ASSERT_READ_AS("id\nø\xc0\x80\n",
                   "2:2: not valid UTF-8, save the file as UTF-8\n");
    ASSERT_READ_AS("id\r\n\xed\xa0\x80\n",
                   "2:1: not valid UTF-8, save the file as UTF-8\n");
    ASSERT_READ_AS("id\0\n", "1:3: not valid UTF-8, save the file as UTF-8\n");
    ASSERT_READ_AS("\xff\xfei\0d\0\n\0\x00\xd8x\0",
                   "2:1: not valid UTF-16, save the file as UTF-8\n");
    ASSERT_READ_AS("\xff\xfei\0d\0\n",
                   "1:3: not valid UTF-16, save the file as UTF-8\n");
}

static void rows_that_do_not_fit_the_header_are_reported(void **state)
{
    (void)state;
    ASSERT_READ_AS("a,b\n1\n1,2\n1,2,3\n",
                   "2:1: row has 1 cell, the header has 2\n"
                   "4:1: row has 3 cells, the header has 2; a cell with the "
                   "separator in it goes in quotes\n"
                   "1:1 [a] [b]\n"
                   "3:1 [1] [2]\n");
}

static void headers_have_names_and_no_two_alike(void **state)
{
    (void)state;
    ASSERT_READ_AS("id,,id \n", "1:4: column without a name\n"
                                "1:5: column 'id' appears twice\n"
                                "1:1 [id] [] [id]\n");
}

static void file_without_a_header_is_no_table(void **state)
{
    (void)state;
    ASSERT_READ_AS("", "1:1: no header line\n");
    ASSERT_READ_AS("\n \r\n\xef\xbb", "3:1: not valid UTF-8, save the file as "
                                      "UTF-8\n");
    ASSERT_READ_AS("\n,,;\n\n", "2:1: column without a name\n"
                                "2:2: column without a name\n"
                                "2:1 [] [] [;]\n");
}

static void quotes_out_of_place_end_the_reading(void **state)
{
    (void)state;
    ASSERT_READ_AS("a,b\n1,2\n3,x\"y\n",
                   "3:4: quote inside a cell, quote the whole cell and write "
                   "its own quotes twice\n"
                   "1:1 [a] [b]\n2:1 [1] [2]\n");
    ASSERT_READ_AS("a,b\n1,\"2\n3,4\n", "2:3: quote is never closed\n"
                                        "1:1 [a] [b]\n");
}

static void nobody_needs_a_thousand_columns(void **state)
{
    (void)state;
    char commas[1003];
    memset(commas, ',', sizeof commas - 1);
    commas[sizeof commas - 1] = '\0';
    struct sheet sheet = sheet_of(commas, sizeof commas - 1);
    assert_null(sheet.table);
    assert_int_equal(diags_count(sheet.diags), 1);
    assert_string_equal(diags_at(sheet.diags, 0)->message,
                        "more than 1000 cells in a row");
    sheet_free(&sheet);
}

static void columns_are_found_by_their_exact_name(void **state)
{
    (void)state;
    struct sheet sheet = sheet_of("id,Name\n", 8);
    assert_int_equal(csv_column(sheet.table, "id"), 0);
    assert_int_equal(csv_column(sheet.table, "Name"), 1);
    assert_int_equal(csv_column(sheet.table, "name"), -1);
    sheet_free(&sheet);
}

static void unknown_columns_are_reported_with_the_name_meant(void **state)
{
    (void)state;
    static const char *const names[] = {"id", "name", "skills"};
    struct sheet sheet = sheet_of("id,skils,Name,colour\n", 21);
    assert_true(
        csv_check_columns(sheet.table, names, N_ELEMENTS(names), sheet.diags));
    assert_int_equal(diags_count(sheet.diags), 3);
    assert_string_equal(diags_at(sheet.diags, 0)->place, "1:4");
    assert_string_equal(diags_at(sheet.diags, 0)->message,
                        "unknown column 'skils', did you mean 'skills'?");
    assert_string_equal(diags_at(sheet.diags, 1)->message,
                        "column 'Name' must be written 'name'");
    assert_string_equal(diags_at(sheet.diags, 2)->message,
                        "unknown column 'colour', allowed are: id, name, "
                        "skills");
    sheet_free(&sheet);
}

static void file_that_is_not_there_is_no_table(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diags *diags = diags_new();
    assert_null(csv_read("/nowhere/volume.csv", arena, diags));
    assert_null(csv_read("/tmp", arena, diags));
    assert_int_equal(diags_count(diags), 2);
    diags_free(diags);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_told_with_their_lines),
        cmocka_unit_test(separator_is_what_the_header_has_most_of),
        cmocka_unit_test(lines_end_in_lf_crlf_or_cr),
        cmocka_unit_test(blank_lines_and_rows_are_passed_over),
        cmocka_unit_test(empty_columns_at_the_end_are_passed_over),
        cmocka_unit_test(blanks_around_cells_are_left_out),
        cmocka_unit_test(empty_cells_are_kept),
        cmocka_unit_test(quoted_cells_hold_separators_quotes_and_line_ends),
        cmocka_unit_test(byte_order_marks_are_taken_away),
        cmocka_unit_test(text_that_is_not_utf8_is_refused_by_line_and_column),
        cmocka_unit_test(rows_that_do_not_fit_the_header_are_reported),
        cmocka_unit_test(headers_have_names_and_no_two_alike),
        cmocka_unit_test(file_without_a_header_is_no_table),
        cmocka_unit_test(quotes_out_of_place_end_the_reading),
        cmocka_unit_test(nobody_needs_a_thousand_columns),
        cmocka_unit_test(columns_are_found_by_their_exact_name),
        cmocka_unit_test(unknown_columns_are_reported_with_the_name_meant),
        cmocka_unit_test(file_that_is_not_there_is_no_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
