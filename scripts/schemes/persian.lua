-- Persian digits: ۱, ۲, ۳ ... ۱۰.
return {
  summary = "Persian digits: ۱, ۲, ۳ ... ۱۰",
  source = "CSS Counter Styles Level 3, section 6",
  licence = "MIT",
  system = "numeric",
  symbols = "۰۱۲۳۴۵۶۷۸۹",
  css = "persian",
}
