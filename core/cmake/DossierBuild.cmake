# SPDX-License-Identifier: MIT
# Flags, libraries and the two helpers every folder uses: dossier_plugin() and dossier_test().
include(GNUInstallDirs)
include(CTest)
include(CheckPIESupported)
check_pie_supported()

set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS ON) # POSIX and Linux calls
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(DOSSIER_PLUGIN_OUTPUT "${CMAKE_BINARY_DIR}/lib/dossier/0")

option(DOSSIER_WERROR "Warnings are errors" OFF)
option(DOSSIER_BUILTIN_PLUGINS "Link the plugins into the program" OFF)
set(DOSSIER_SANITIZE "" CACHE STRING "For -fsanitize, for example address,undefined")

find_package(PkgConfig REQUIRED)
pkg_search_module(LUA REQUIRED IMPORTED_TARGET lua5.4 lua-5.4 lua54 lua>=5.4)
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip>=1.7)
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(MD4C REQUIRED IMPORTED_TARGET md4c)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(CRYPTO REQUIRED IMPORTED_TARGET libcrypto)
pkg_check_modules(LIBDEFLATE IMPORTED_TARGET libdeflate)
find_path(LTDL_INCLUDE ltdl.h REQUIRED)
find_library(LTDL_LIBRARY ltdl REQUIRED)

add_library(dossier_flags INTERFACE)
target_compile_options(dossier_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
    -fstack-protector-strong -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)
target_compile_definitions(dossier_flags INTERFACE _GNU_SOURCE)
target_link_options(dossier_flags INTERFACE -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
if(DOSSIER_WERROR)
    target_compile_options(dossier_flags INTERFACE -Werror)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(dossier_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif()
if(DOSSIER_SANITIZE)
    target_compile_options(dossier_flags INTERFACE
        -fsanitize=${DOSSIER_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(dossier_flags INTERFACE -fsanitize=${DOSSIER_SANITIZE})
    target_compile_definitions(dossier_flags INTERFACE DOSSIER_SANITIZED=1)
endif()

# dossier_plugin(NAME SOURCE... [LIBRARIES target...])
# One module NAME.so that exports NAME_LTX_dossier_module and links nothing of the core; with
# DOSSIER_BUILTIN_PLUGINS the same sources as an object library inside the program.
function(dossier_plugin name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
    if(DOSSIER_BUILTIN_PLUGINS)
        add_library(${name} OBJECT ${arg_UNPARSED_ARGUMENTS})
        set_property(GLOBAL APPEND PROPERTY DOSSIER_BUILTINS ${name})
    else()
        add_library(${name} MODULE ${arg_UNPARSED_ARGUMENTS})
        set_target_properties(${name} PROPERTIES PREFIX "" SUFFIX ".so"
            LIBRARY_OUTPUT_DIRECTORY "${DOSSIER_PLUGIN_OUTPUT}")
        target_link_options(${name} PRIVATE -Wl,-z,now)
        if(DOSSIER_SANITIZE)
            target_link_options(${name} PRIVATE -Wl,-z,nodelete)
        else()
            target_link_options(${name} PRIVATE -Wl,-z,defs)
        endif()
        install(TARGETS ${name} LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}/dossier/0"
                COMPONENT runtime)
    endif()
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/core/include"
                               "${CMAKE_CURRENT_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE dossier_flags ${arg_LIBRARIES})
endfunction()

# dossier_test(NAME LABEL SOURCE...): a cmocka program on the core library.
function(dossier_test name label)
    add_executable(${name} ${ARGN})
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
    target_link_libraries(${name} PRIVATE dossier_core dossier_flags cmocka)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS ${label} SKIP_RETURN_CODE 77)
endfunction()
