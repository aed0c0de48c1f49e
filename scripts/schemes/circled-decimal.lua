-- Figures in a circle, 1 to 50: ①, ② ....
return {
  summary = "figures in a circle, 1 to 50: ①, ② ...",
  source = "W3C Ready-made Counter Styles (Group Note); ECMA-376 part 1, 17.18.59 for the name in Word",
  licence = "MIT",
  system = "fixed",
  symbols = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿",
  word = "decimalEnclosedCircle",
  css = "circled-decimal",
}
