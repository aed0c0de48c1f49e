-- German ordinals, masculine, 1 to 20: erster, zweiter ....
return {
  summary = "German ordinals, masculine, 1 to 20: erster, zweiter ...",
  source = "grammar of German ordinals",
  licence = "MIT",
  system = "fixed",
  symbols = {
    "erster", "zweiter", "dritter", "vierter", "fünfter", "sechster", "siebter", "achter", "neunter", "zehnter",
    "elfter", "zwölfter", "dreizehnter", "vierzehnter", "fünfzehnter", "sechzehnter", "siebzehnter", "achtzehnter",
    "neunzehnter", "zwanzigster",
  },
}
