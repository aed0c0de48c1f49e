# SPDX-License-Identifier: MIT
# What makes a CMake MODULE library a dossier module, in the source tree and out of it.
#
# dossier_module(TARGET NAME): NAME.so that exports one symbol, binds at once, and has nothing
# undefined.  Sanitizer runtimes leave symbols open and want the code to stay after closing.
function(dossier_module target name)
    set_target_properties(${target} PROPERTIES OUTPUT_NAME "${name}" PREFIX "" SUFFIX ".so"
        C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden
        VISIBILITY_INLINES_HIDDEN ON POSITION_INDEPENDENT_CODE ON)
    target_link_options(${target} PRIVATE -Wl,-z,now -Wl,-z,relro -Wl,-z,noexecstack)
    get_target_property(options ${target} LINK_OPTIONS)
    if("${CMAKE_C_FLAGS} ${options} ${DOSSIER_SANITIZE}" MATCHES "sanitize|address|thread|undefined")
        target_link_options(${target} PRIVATE -Wl,-z,nodelete)
    else()
        target_link_options(${target} PRIVATE -Wl,-z,defs)
    endif()
endfunction()
