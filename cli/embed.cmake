# SPDX-License-Identifier: GPL-3.0-or-later
#
# embed(<target> <source> <file>...) writes a C source that holds the files
# byte for byte as the array of starter.h, and adds it to the target.
function(embed target source)
    set(rows "")
    set(arrays "")
    set(number 0)
    foreach(path IN LISTS ARGN)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
        file(READ ${path} bytes HEX)
        string(REGEX REPLACE "(................................)" "\\1\n    "
            bytes "${bytes}")
        string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
        get_filename_component(name ${path} NAME)
        string(APPEND arrays
            "static const unsigned char bytes_${number}[] = {\n    ${bytes}\n};\n\n")
        string(APPEND rows
            "    {\"${name}\", bytes_${number}, sizeof bytes_${number}},\n")
        math(EXPR number "${number} + 1")
    endforeach()
    file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
        "#include \"starter.h\"\n\n@arrays@const struct starter_file starter_files[] = {\n@rows@};\nconst int n_starter_files = @number@;\n")
    target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${source})
endfunction()

set(starter ${PROJECT_SOURCE_DIR}/examples/init)
embed(cli starter_files.c ${starter}/team.json ${starter}/agents.csv
    ${starter}/volume.csv)
