-- Arabic-Indic digits: ١, ٢, ٣ ... ١٠.
return {
  summary = "Arabic-Indic digits: ١, ٢, ٣ ... ١٠",
  source = "CSS Counter Styles Level 3, section 6",
  licence = "MIT",
  system = "numeric",
  symbols = "٠١٢٣٤٥٦٧٨٩",
  css = "arabic-indic",
}
