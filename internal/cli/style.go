package cli

// style colours words on a terminal, and leaves them alone elsewhere. Colour
// never says anything that the words do not say too.
type style struct{ color bool }

func (s style) paint(code, text string) string {
	if !s.color || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (s style) good(text string) string   { return s.paint("32", text) }
func (s style) warn(text string) string   { return s.paint("33", text) }
func (s style) bad(text string) string    { return s.paint("1;31", text) }
func (s style) strong(text string) string { return s.paint("1", text) }
func (s style) faint(text string) string  { return s.paint("2", text) }

// checkColor refuses a value that --color does not know.
func checkColor(choice string) error {
	switch choice {
	case "auto", "always", "never":
		return nil
	}
	return badInput("usage.color", choice).hint("color")
}

// useColor decides for one stream: --color first, then NO_COLOR
// (https://no-color.org), then whether the stream is a terminal.
func useColor(choice string, e *Env, stream any) bool {
	switch choice {
	case "always":
		return true
	case "never":
		return false
	}
	return e.Getenv("NO_COLOR") == "" && e.Getenv("TERM") != "dumb" && e.Terminal(stream)
}
