-- German ordinals, neuter, 1 to 20: erstes, zweites ....
return {
  summary = "German ordinals, neuter, 1 to 20: erstes, zweites ...",
  source = "grammar of German ordinals",
  licence = "MIT",
  system = "fixed",
  symbols = {
    "erstes", "zweites", "drittes", "viertes", "fünftes", "sechstes", "siebtes", "achtes", "neuntes", "zehntes",
    "elftes", "zwölftes", "dreizehntes", "vierzehntes", "fünfzehntes", "sechzehntes", "siebzehntes", "achtzehntes",
    "neunzehntes", "zwanzigstes",
  },
}
