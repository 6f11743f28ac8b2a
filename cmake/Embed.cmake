# SPDX-License-Identifier: GPL-3.0-or-later
#
# embed(<target> <name> <file>...) puts the files into the target, byte for
# byte: <name>.h declares them as the array <name>_files[] of struct embedded,
# whose length is n_<name>_files.
function(embed target name)
    set(rows "")
    set(arrays "")
    set(number 0)
    foreach(path IN LISTS ARGN)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
        file(READ ${path} bytes HEX)
        string(REGEX REPLACE "(................................)" "\\1\n    "
            bytes "${bytes}")
        string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
        get_filename_component(file ${path} NAME)
        string(APPEND arrays
            "static const unsigned char bytes_${number}[] = {\n    ${bytes}\n    0};\n\n")
        string(APPEND rows
            "    {\"${file}\", bytes_${number}, sizeof bytes_${number} - 1},\n")
        math(EXPR number "${number} + 1")
    endforeach()
    file(CONFIGURE OUTPUT ${name}_files.c @ONLY CONTENT
        "#include \"@name@.h\"\n\n@arrays@const struct embedded @name@_files[] = {\n@rows@};\nconst int n_@name@_files = @number@;\n")
    target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${name}_files.c)
endfunction()
