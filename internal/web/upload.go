package web

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
)

// Bytes of an upload that are kept in memory; the rest waits on disk.
const inMemory = 8 << 20

// readMultipart reads the fields of a form that may carry files. A form that
// was sent plainly is read, too.
func readMultipart(r *http.Request) form {
	err := r.ParseMultipartForm(inMemory)
	if errors.Is(err, http.ErrNotMultipart) {
		return readForm(r)
	}
	f := form{typed: url.Values{}}
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		f.fault("", "web.fail.large.lead")
		return f
	case err != nil:
		f.fault("", "web.fault.unreadable")
		return f
	}
	for name, values := range r.MultipartForm.Value {
		for _, v := range values {
			f.typed.Add(name, tidy(v))
		}
	}
	for name := range r.MultipartForm.File { // so that faults of a file find its field
		f.typed.Add(name, "")
	}
	return f
}

// readPart reads an uploaded file.
func readPart(h *multipart.FileHeader) ([]byte, error) {
	file, err := h.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	return io.ReadAll(file)
}
