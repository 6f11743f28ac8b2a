# SPDX-License-Identifier: GPL-3.0-or-later
#
# folder(<path> [SEES <folder>...] [USES <library>...]) makes the sources of a
# folder a static library named after its last part.  Its headers, and those
# of the folders it sees, are included by bare name; any other header of ours
# does not compile.  Libraries it uses stay its own affair.  Programs, main.c
# and prop_*.c, are left out.
set(WARNINGS -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion
    -Wstrict-prototypes -Wmissing-prototypes)

function(folder path)
    cmake_parse_arguments(PARSE_ARGV 1 it "" "" "SEES;USES")
    get_filename_component(name ${path} NAME)
    file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${path}/*.c)
    list(FILTER sources EXCLUDE REGEX "/(main|prop_[^/]*)\\.c$")
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/${path})
    target_compile_options(${name} PRIVATE ${WARNINGS})
    target_link_libraries(${name} PUBLIC ${it_SEES} PRIVATE ${it_USES})
endfunction()
