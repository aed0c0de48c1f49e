-- SPDX-License-Identifier: MIT
return {
  name = "registry-office",
  version = "1.2",
  summary = "what one registry needs for its files",
  licence = "MIT",
}
