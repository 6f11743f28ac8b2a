# SPDX-License-Identifier: GPL-3.0-or-later
#
# door(<name> <header> <library>) finds a library that comes without a CMake
# package we could trust and makes it the target door::<name>.
function(door name header library)
    find_path(${name}_INCLUDE_DIR ${header} REQUIRED)
    find_library(${name}_LIBRARY ${library} REQUIRED)
    mark_as_advanced(${name}_INCLUDE_DIR ${name}_LIBRARY)
    add_library(door::${name} UNKNOWN IMPORTED GLOBAL)
    set_target_properties(door::${name} PROPERTIES
        IMPORTED_LOCATION ${${name}_LIBRARY}
        INTERFACE_INCLUDE_DIRECTORIES ${${name}_INCLUDE_DIR})
endfunction()
