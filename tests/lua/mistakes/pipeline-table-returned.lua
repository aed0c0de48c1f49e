return {
  name = "p",
}
