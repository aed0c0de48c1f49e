-- SPDX-License-Identifier: MIT
-- Drops the job-number footers that scanning leaves between pages.
return stage "strip-footers" {
  summary = "drops page footers left by scanning",
  edits = "blocks",
  options = {
    pattern = { default = "^V%.%d%d%-%d+", help = "footer text to match, a Lua pattern" },
  },
  visit = {
    paragraph = function(block, context)
      if block.text:find(context.options.pattern) then
        context:note(block, "footer dropped")
        block:remove()
      end
    end,
  },
}
