-- Names of Arabic letters: ألف, باء, جيم ....
return {
  summary = "names of Arabic letters: ألف, باء, جيم ...",
  source = "headings of parallel United Nations texts",
  licence = "MIT",
  system = "fixed",
  symbols = {
    "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء",
    "كاف", "لام", "ميم", "نون", "سين", "عين", "فاء", "صاد", "قاف", "راء",
    "شين", "تاء", "ثاء", "خاء", "ذال", "ضاد", "ظاء", "غين",
  },
}
