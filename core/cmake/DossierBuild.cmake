# SPDX-License-Identifier: MIT
# Flags, libraries and the helpers every folder uses: dossier_plugin() and dossier_test().
include(GNUInstallDirs)
set(DART_TESTING_TIMEOUT 300) # seconds for a test that sets none: what hangs fails soon
include(CTest)
include(CheckPIESupported)
include(CheckCCompilerFlag)
include(DossierModule)
check_pie_supported()

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release, RelWithDebInfo" FORCE)
endif()
string(REPLACE "-O3" "-O2" CMAKE_C_FLAGS_RELEASE "${CMAKE_C_FLAGS_RELEASE}")
set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS ON) # POSIX and Linux calls
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(DOSSIER_WERROR "Warnings are errors" OFF)
option(DOSSIER_BUILTIN_PLUGINS "Link the plugins into the program" OFF)
option(DOSSIER_COVERAGE "Count executed lines for gcovr" OFF)
set(DOSSIER_SANITIZE "" CACHE STRING "For -fsanitize, for example address,undefined")

# The ways from the program to its modules and scripts.  Relative, and the same in the build
# tree and below any prefix: the binary holds no absolute path.
file(STRINGS "${CMAKE_SOURCE_DIR}/core/include/dossier/stage.h" DOSSIER_ABI
     REGEX "^#define DSR_ABI ")
string(REGEX REPLACE "[^0-9]" "" DOSSIER_ABI "${DOSSIER_ABI}")
file(RELATIVE_PATH DOSSIER_WAY_TO_PLUGINS "${CMAKE_INSTALL_FULL_BINDIR}"
     "${CMAKE_INSTALL_FULL_LIBDIR}/dossier/${DOSSIER_ABI}")
file(RELATIVE_PATH DOSSIER_WAY_TO_SCRIPTS "${CMAKE_INSTALL_FULL_BINDIR}"
     "${CMAKE_INSTALL_FULL_DATADIR}/dossier")
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
foreach(way PLUGINS SCRIPTS)
    get_filename_component(DOSSIER_BUILD_${way} "${CMAKE_BINARY_DIR}/bin/${DOSSIER_WAY_TO_${way}}"
                           ABSOLUTE)
    string(FIND "${DOSSIER_BUILD_${way}}" "${CMAKE_BINARY_DIR}/" at)
    if(NOT at EQUAL 0)
        message(FATAL_ERROR "bin, lib and share must be neighbours below the prefix; "
                            "see CMAKE_INSTALL_BINDIR, _LIBDIR and _DATADIR")
    endif()
endforeach()

find_package(PkgConfig REQUIRED)
pkg_search_module(LUA REQUIRED IMPORTED_TARGET lua5.4 lua-5.4 lua54 lua>=5.4)
# libzip's own CMake package stops when its command-line tools are not installed (Debian).
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
    -fstack-protector-strong)
# The one version of core, plugins and bundles is that of project().
target_compile_definitions(dossier_flags INTERFACE _GNU_SOURCE
    DOSSIER_VERSION="${PROJECT_VERSION}")
target_link_options(dossier_flags INTERFACE -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
# Where the machine and the compiler have them: no jump over the guard page, and branches that
# land only where one is expected (CET on x86, BTI and PAC on ARM).
foreach(flag stack-clash-protection cf-protection=full)
    string(MAKE_C_IDENTIFIER "DOSSIER_HAS_${flag}" has)
    check_c_compiler_flag("-f${flag}" ${has})
    if(${has})
        target_compile_options(dossier_flags INTERFACE "-f${flag}")
    endif()
endforeach()
check_c_compiler_flag(-mbranch-protection=standard DOSSIER_HAS_BRANCH_PROTECTION)
if(DOSSIER_HAS_BRANCH_PROTECTION)
    target_compile_options(dossier_flags INTERFACE -mbranch-protection=standard)
endif()
if(DOSSIER_WERROR)
    target_compile_options(dossier_flags INTERFACE -Werror)
endif()
if(CMAKE_BUILD_TYPE MATCHES "^Rel" OR CMAKE_BUILD_TYPE STREQUAL "MinSizeRel")
    # Needs optimisation; first undefined, since some compilers bring a value of their own.
    # The maps give the same binary from any folder; debuggers and gcov want the true paths.
    target_compile_options(dossier_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
        "-ffile-prefix-map=${CMAKE_SOURCE_DIR}=." "-ffile-prefix-map=${CMAKE_BINARY_DIR}=build")
endif()
if(DOSSIER_COVERAGE)
    target_compile_options(dossier_flags INTERFACE --coverage -O0)
    target_link_options(dossier_flags INTERFACE --coverage)
endif()
if(DOSSIER_SANITIZE)
    target_compile_options(dossier_flags INTERFACE
        -fsanitize=${DOSSIER_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(dossier_flags INTERFACE -fsanitize=${DOSSIER_SANITIZE})
    target_compile_definitions(dossier_flags INTERFACE DOSSIER_SANITIZED=1)
endif()

# dossier_plugin(NAME SOURCE... [LIBRARIES target...])
# One module NAME.so that exports NAME_LTX_dossier_module and links nothing of the core; with
# DOSSIER_BUILTIN_PLUGINS the same sources inside the program.  A library found in the plugin's
# own CMakeLists.txt must be IMPORTED_TARGET GLOBAL, since then the program links it.
function(dossier_plugin name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
    set(target plugin_${name}) # "package" is a target of CPack
    if(DOSSIER_BUILTIN_PLUGINS)
        dossier_builtin(${target} ${name} ${arg_UNPARSED_ARGUMENTS})
        set_property(GLOBAL APPEND PROPERTY DOSSIER_BUILTINS ${name})
        set_property(GLOBAL APPEND PROPERTY DOSSIER_BUILTIN_LIBRARIES ${arg_LIBRARIES})
    else()
        add_library(${target} MODULE ${arg_UNPARSED_ARGUMENTS})
        dossier_module(${target} ${name})
        set_property(GLOBAL APPEND PROPERTY DOSSIER_PLUGIN_TARGETS ${target})
        set_target_properties(${target} PROPERTIES
            LIBRARY_OUTPUT_DIRECTORY "${DOSSIER_BUILD_PLUGINS}")
        install(TARGETS ${target} COMPONENT runtime
                LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}/dossier/${DOSSIER_ABI}")
    endif()
    target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}/core/include"
                               "${CMAKE_CURRENT_SOURCE_DIR}")
    target_link_libraries(${target} PRIVATE dossier_flags ${arg_LIBRARIES})
endfunction()

# dossier_builtin(TARGET NAME SOURCE...): the archive NAME.builtin.a with one object file.  Its
# hidden names become local, as they are in a module: two plugins may both have a function
# read_line().  An archive, so that a test with a plugin's sources of its own links those.  The
# path is the target's property DOSSIER_ARCHIVE; TARGET_archive makes it.
function(dossier_builtin target name)
    set(object "${CMAKE_CURRENT_BINARY_DIR}/${name}.builtin.o")
    set(archive "${CMAKE_CURRENT_BINARY_DIR}/${name}.builtin.a")
    add_library(${target} OBJECT ${ARGN})
    add_custom_command(OUTPUT "${archive}"
        COMMAND "${CMAKE_LINKER}" -r -o "${object}" "$<TARGET_OBJECTS:${target}>"
        COMMAND "${CMAKE_OBJCOPY}" --localize-hidden "${object}"
        COMMAND "${CMAKE_COMMAND}" -E rm -f "${archive}"
        COMMAND "${CMAKE_AR}" qc "${archive}" "${object}"
        COMMAND "${CMAKE_RANLIB}" "${archive}"
        DEPENDS ${target} "$<TARGET_OBJECTS:${target}>"
        COMMENT "Joining ${name}" COMMAND_EXPAND_LISTS VERBATIM)
    add_custom_target(${target}_archive DEPENDS "${archive}")
    set_target_properties(${target} PROPERTIES DOSSIER_ARCHIVE "${archive}")
endfunction()

# dossier_link_builtins(): after all plugins, writes the table of core/load/builtins.h and links
# what it names.  Without built-ins the table is empty.
function(dossier_link_builtins)
    get_property(names GLOBAL PROPERTY DOSSIER_BUILTINS)
    get_property(libraries GLOBAL PROPERTY DOSSIER_BUILTIN_LIBRARIES)
    set(declarations "")
    set(rows "")
    set(archives "")
    foreach(name IN LISTS names)
        string(APPEND declarations "extern const dsr_module ${name}_LTX_dossier_module;\n")
        string(APPEND rows "    &${name}_LTX_dossier_module,\n")
        get_target_property(archive plugin_${name} DOSSIER_ARCHIVE)
        list(APPEND archives "${archive}")
        add_dependencies(dossier_core plugin_${name}_archive)
    endforeach()
    # Before the libraries of the core: a linker that drops what nothing needs so far would
    # drop those that only the plugins need.
    get_target_property(own dossier_core INTERFACE_LINK_LIBRARIES)
    set_target_properties(dossier_core PROPERTIES
        INTERFACE_LINK_LIBRARIES "${archives};${own};${libraries}")
    set(table "${CMAKE_BINARY_DIR}/generated/builtins.c")
    configure_file("${CMAKE_SOURCE_DIR}/core/cmake/builtins.c.in" "${table}" @ONLY)
    target_sources(dossier_core PRIVATE "${table}")
endfunction()

# dossier_test(NAME LABEL SOURCE...): a cmocka program on the core library.
function(dossier_test name label)
    add_executable(${name} ${ARGN})
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
    target_link_libraries(${name} PRIVATE dossier_core dossier_flags PkgConfig::CMOCKA)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS ${label} SKIP_RETURN_CODE 77)
endfunction()
