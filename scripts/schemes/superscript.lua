-- Raised digits, for inserted numbers: 12¹, 12².
return {
  summary = "raised digits, for inserted numbers: 12¹, 12²",
  source = "Unicode block Superscripts and Subscripts",
  licence = "MIT",
  system = "numeric",
  symbols = "⁰¹²³⁴⁵⁶⁷⁸⁹",
}
