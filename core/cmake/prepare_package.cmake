# SPDX-License-Identifier: MIT
# Run by cpack before an archive is made of the files it has laid out: what Debian wants in
# addition, then one date and one set of rights for all, so that nothing depends on this machine.
set(top "${CPACK_TEMPORARY_DIRECTORY}")
if(CPACK_GENERATOR STREQUAL "DEB")
    execute_process(COMMAND sh "${CMAKE_CURRENT_LIST_DIR}/debian_files.sh" "${top}"
                    "${CPACK_PACKAGE_VERSION}" "${CPACK_PACKAGE_CONTACT}"
                    COMMAND_ERROR_IS_FATAL ANY)
endif()
execute_process(COMMAND chmod -R "u=rwX,go=rX" "${top}" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND find "${top}" -exec touch -h -d "@$ENV{SOURCE_DATE_EPOCH}" "{}" +
                COMMAND_ERROR_IS_FATAL ANY)
