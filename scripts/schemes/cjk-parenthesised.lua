-- Chinese numerals in one sign with brackets, 1 to 10: ㈠, ㈡ ....
return {
  summary = "Chinese numerals in one sign with brackets, 1 to 10: ㈠, ㈡ ...",
  source = "Unicode block Enclosed CJK Letters and Months",
  licence = "MIT",
  system = "fixed",
  symbols = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
}
