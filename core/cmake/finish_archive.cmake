# SPDX-License-Identifier: MIT
# Run by cpack after it has made its archives: takes out of them what tells who packed when.
foreach(file IN LISTS CPACK_PACKAGE_FILES)
    execute_process(COMMAND sh "${CMAKE_CURRENT_LIST_DIR}/finish_archive.sh" "${file}"
                    "${CPACK_TEMPORARY_DIRECTORY}" "$ENV{SOURCE_DATE_EPOCH}"
                    COMMAND_ERROR_IS_FATAL ANY)
endforeach()
