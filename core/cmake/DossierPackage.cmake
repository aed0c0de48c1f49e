# SPDX-License-Identifier: MIT
# The release: manual page, a target that takes an installation away again, and packages for
# Debian and for any prefix that are the same bytes wherever and whenever they are built.
set(DOSSIER_MAINTAINER "the dossier authors <dossier@packages.invalid>" CACHE STRING
    "Who stands in the package as its maintainer: name <address>")

# "## 0.1.0, 2026-11-25" is the newest release; its midnight is the date of everything in a package.
file(STRINGS "${CMAKE_SOURCE_DIR}/core/CHANGELOG.md" newest LIMIT_COUNT 1 REGEX "^## ")
if(NOT newest MATCHES "^## ([0-9.]+), ([0-9]+)-0?([0-9]+)-0?([0-9]+)$")
    message(FATAL_ERROR "core/CHANGELOG.md: the first heading must be '## VERSION, YYYY-MM-DD'")
endif()
if(NOT CMAKE_MATCH_1 STREQUAL PROJECT_VERSION)
    message(FATAL_ERROR "core/CHANGELOG.md is about ${CMAKE_MATCH_1}, CMakeLists.txt builds "
                        "${PROJECT_VERSION}; add what changed")
endif()
# Days since 1970, years counted from March so that a leap day comes last.
math(EXPR year "${CMAKE_MATCH_2} - (14 - ${CMAKE_MATCH_3}) / 12")
math(EXPR month "(${CMAKE_MATCH_3} + 9) % 12")
math(EXPR DOSSIER_EPOCH "86400 * (365 * ${year} + ${year} / 4 - ${year} / 100 + ${year} / 400 \
+ (153 * ${month} + 2) / 5 + ${CMAKE_MATCH_4} - 1 - 719468)")

# The page is made of what the program itself says about its verbs.
find_program(AWK awk)
if(TARGET dossier AND AWK AND NOT CMAKE_CROSSCOMPILING)
    get_property(modules GLOBAL PROPERTY DOSSIER_PLUGIN_TARGETS)
    set(page "${CMAKE_BINARY_DIR}/generated/dossier.1")
    add_custom_command(OUTPUT "${page}"
        COMMAND sh "${CMAKE_CURRENT_LIST_DIR}/manual.sh" "$<TARGET_FILE:dossier>" "${page}"
        DEPENDS dossier ${modules} "${CMAKE_CURRENT_LIST_DIR}/manual.sh"
                "${CMAKE_CURRENT_LIST_DIR}/manual.awk"
        COMMENT "Writing dossier.1" VERBATIM)
    set(stage_pages "")
    foreach(stage detect anonymise import package translate-numbering)
        set(stage_page "${CMAKE_BINARY_DIR}/generated/dossier-${stage}.7")
        add_custom_command(OUTPUT "${stage_page}"
            COMMAND "${CMAKE_COMMAND}" -E env --unset=DOSSIER_PLUGIN_PATH HOME=/nonexistent
                    --unset=XDG_DATA_HOME "$<TARGET_FILE:dossier>" manual --man ${stage}
                    > "${stage_page}"
            DEPENDS dossier ${modules} COMMENT "Writing dossier-${stage}.7" VERBATIM)
        list(APPEND stage_pages "${stage_page}")
    endforeach()
    add_custom_target(manual_page ALL DEPENDS "${page}" ${stage_pages})
    install(FILES ${stage_pages} COMPONENT runtime DESTINATION "${CMAKE_INSTALL_MANDIR}/man7")
    install(FILES "${page}" COMPONENT runtime DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
endif()
install(FILES "${CMAKE_SOURCE_DIR}/core/CHANGELOG.md" COMPONENT runtime
        DESTINATION "${CMAKE_INSTALL_DOCDIR}")

add_custom_target(uninstall COMMAND "${CMAKE_COMMAND}" "-DBUILD=${CMAKE_BINARY_DIR}"
    -P "${CMAKE_CURRENT_LIST_DIR}/uninstall.cmake" COMMENT "Removing what was installed" VERBATIM)

set(CPACK_GENERATOR TGZ)
find_program(DPKG_SHLIBDEPS dpkg-shlibdeps)
find_program(FILE_PROGRAM file)
if(DPKG_SHLIBDEPS AND FILE_PROGRAM) # both needed to tell what the package depends on
    list(APPEND CPACK_GENERATOR DEB)
endif()
set(CPACK_PACKAGE_CONTACT "${DOSSIER_MAINTAINER}")
set(CPACK_PACKAGE_VENDOR "the dossier authors")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ
    GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/prepare_package.cmake")
set(CPACK_POST_BUILD_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/finish_archive.cmake")
set(CPACK_PROJECT_CONFIG_FILE "${CMAKE_BINARY_DIR}/generated/CPackProject.cmake")
file(WRITE "${CPACK_PROJECT_CONFIG_FILE}" "# Written by the build.\n"
    "if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})\n  set(ENV{SOURCE_DATE_EPOCH} ${DOSSIER_EPOCH})\nendif()\n")
set(CPACK_PACKAGE_FILE_NAME
    "dossier-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS OFF)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "cmake, gcc, pkg-config")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"dossier runs a pipeline of loadable stages over documents: paragraph numbers as the
reader's language has them, references that still point home, no name of a protected
person left, and one zip that anybody can open and anybody can verify.
.
The package has the program, its stages and formats, pipelines and language data, and
what authors of stages of their own need.")
include(CPack)
