package record

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Head is the state of a log in one line: how many entries, and their root.
// Signed, it is a promise that those entries will never be other ones.
type Head struct {
	Origin string // name of the log, as in the key
	Size   int64
	Root   Hash
}

// Key is a pair of ed25519 keys as text (golang.org/x/mod/sumdb/note).
type Key struct {
	Signer   string // secret
	Verifier string // public: give it to everyone who may want to verify
}

// NewKey makes the keys of a log. The origin is a name without spaces and
// plus signs, such as that of the body's site.
func NewKey(random io.Reader, origin string) (Key, error) {
	if origin == "" || strings.ContainsAny(origin, " +\t\n\r") {
		return Key{}, fmt.Errorf("record: %q is no origin: use a name without spaces and plus signs", origin)
	}
	signer, verifier, err := note.GenerateKey(random, origin)
	if err != nil {
		return Key{}, fmt.Errorf("record: making keys: %w", err)
	}
	return Key{Signer: signer, Verifier: verifier}, nil
}

// text is the head as it is signed: the form of a checkpoint of transparency
// logs (c2sp.org/tlog-checkpoint), so that witnesses can sign it too.
func (h Head) text() string {
	return h.Origin + "\n" + strconv.FormatInt(h.Size, 10) + "\n" + base64.StdEncoding.EncodeToString(h.Root[:]) + "\n"
}

// Sign signs the head with Key.Signer, and where the key changes with that of
// both keys. The origin is that of the first.
func (h Head) Sign(signers ...string) ([]byte, error) {
	all := make([]note.Signer, len(signers))
	for i, signer := range signers {
		s, err := note.NewSigner(signer)
		if err != nil {
			return nil, fmt.Errorf("record: the signing key cannot be read: %w", err)
		}
		all[i] = s
	}
	h.Origin = all[0].Name()
	signed, err := note.Sign(&note.Note{Text: h.text()}, all...)
	if err != nil {
		return nil, fmt.Errorf("record: signing a head: %w", err)
	}
	return signed, nil
}

// OpenHead reads a signed head and checks its signature with Key.Verifier.
func OpenHead(signed []byte, verifier string) (Head, error) {
	v, err := note.NewVerifier(verifier)
	if err != nil {
		return Head{}, fmt.Errorf("record: the public key cannot be read: %w", err)
	}
	return openHead(signed, v)
}

func openHead(signed []byte, v note.Verifier) (Head, error) {
	n, err := note.Open(signed, note.VerifierList(v))
	if err != nil {
		return Head{}, fmt.Errorf("record: the signature does not hold: %w", err)
	}
	// A signature has one way to be written, so that no byte of a copy can be
	// changed unseen.
	for _, sig := range n.Sigs {
		raw, err := base64.StdEncoding.Strict().DecodeString(sig.Base64)
		if err != nil || base64.StdEncoding.EncodeToString(raw) != sig.Base64 {
			return Head{}, errors.New("record: the signature is not written in the one canonical way")
		}
	}
	h, err := parseHead(n.Text)
	if err == nil && h.Origin != v.Name() {
		err = fmt.Errorf("record: the head is of the log %q, the key of %q", h.Origin, v.Name())
	}
	return h, err
}

func parseHead(text string) (Head, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return Head{}, errors.New("record: a head has three lines: origin, size, root")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return Head{}, fmt.Errorf("record: %q is no size of a log", lines[1])
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return Head{}, fmt.Errorf("record: the root of a head: %w", err)
	}
	return Head{Origin: lines[0], Size: size, Root: root}, nil
}
