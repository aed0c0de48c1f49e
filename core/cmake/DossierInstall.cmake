# SPDX-License-Identifier: MIT
# What stage authors find after `cmake --install`: the header, the CMake package, dossier.pc.
# Every path in them is relative, so that the tree may be installed anywhere and moved.
include(CMakePackageConfigHelpers)

add_library(dossier_plugin_header INTERFACE)
add_library(dossier::plugin ALIAS dossier_plugin_header)
set_target_properties(dossier_plugin_header PROPERTIES EXPORT_NAME plugin)
target_include_directories(dossier_plugin_header INTERFACE
    "$<BUILD_INTERFACE:${CMAKE_SOURCE_DIR}/core/include>"
    "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")

set(plugin_folder "${CMAKE_INSTALL_LIBDIR}/dossier/${DOSSIER_ABI}")
set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/Dossier")
set(generated "${CMAKE_BINARY_DIR}/generated")
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/DossierConfig.cmake.in"
    "${generated}/DossierConfig.cmake" INSTALL_DESTINATION "${package_folder}"
    PATH_VARS CMAKE_INSTALL_INCLUDEDIR plugin_folder)
write_basic_package_version_file("${generated}/DossierConfigVersion.cmake"
    COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
# Debian's multiarch folder is one step deeper than lib.
file(RELATIVE_PATH way_to_prefix "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig"
     "${CMAKE_INSTALL_PREFIX}")
string(REGEX REPLACE "/$" "" way_to_prefix "${way_to_prefix}")
configure_file("${CMAKE_CURRENT_LIST_DIR}/dossier.pc.in" "${generated}/dossier.pc" @ONLY)
configure_file("${CMAKE_CURRENT_LIST_DIR}/dossier-embed.pc.in" "${generated}/dossier-embed.pc" @ONLY)
# Beside the program in the build tree another, so that what `dossier new` writes builds against a
# dossier that is not installed yet.
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/lib/pkgconfig/dossier.pc" @ONLY CONTENT
"Name: dossier
Description: The plugin header of a dossier that is not installed
Version: @PROJECT_VERSION@
Cflags: -I@CMAKE_SOURCE_DIR@/core/include
")

install(DIRECTORY "${CMAKE_SOURCE_DIR}/core/include/dossier" COMPONENT dev
        DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.h")
install(TARGETS dossier_plugin_header EXPORT DossierTargets)
install(TARGETS dossier_embed EXPORT DossierTargets
        LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT runtime
        NAMELINK_COMPONENT dev)
if(TARGET dossier)
    install(TARGETS dossier EXPORT DossierTargets COMPONENT runtime
            RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
install(EXPORT DossierTargets NAMESPACE dossier:: COMPONENT dev DESTINATION "${package_folder}")
install(FILES "${generated}/DossierConfig.cmake" "${generated}/DossierConfigVersion.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/DossierModule.cmake" COMPONENT dev
        DESTINATION "${package_folder}")
install(FILES "${generated}/dossier.pc" "${generated}/dossier-embed.pc" COMPONENT dev
        DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
install(FILES "${CMAKE_SOURCE_DIR}/LICENSE" COMPONENT runtime
        DESTINATION "${CMAKE_INSTALL_DOCDIR}")
