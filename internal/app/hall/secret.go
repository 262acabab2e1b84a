package hall

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/crypto/argon2"

	"github.com/openplenum/plenum/internal/assembly"
)

const (
	argonLanes    = 1
	argonSalt     = 16
	argonLength   = 32
	passwordLeast = 10  // characters
	passwordMost  = 512 // bytes: hashing is not to be a burden
)

// PasswordCost is how dear it is to hash a password with argon2id. A password
// keeps the cost that it was hashed with.
type PasswordCost struct {
	Memory uint32 // KiB
	Passes uint32
}

// usualCost follows the advice of OWASP's password storage sheet, which a small
// machine in the hall can bear.
var usualCost = PasswordCost{Memory: 19 * 1024, Passes: 2}

// hashing bounds how many passwords are hashed at once.
var hashing = sync.OnceValue(func() chan struct{} { return make(chan struct{}, max(runtime.GOMAXPROCS(0), 2)) })

// hashPassword writes a password in the usual text form.
func (h *Hall) hashPassword(password string) (string, error) {
	salt := make([]byte, argonSalt)
	if _, err := io.ReadFull(h.random, salt); err != nil {
		return "", fmt.Errorf("hall: drawing a salt: %w", err)
	}
	sum := argon(password, salt, h.cost.Passes, h.cost.Memory, argonLanes, argonLength)
	enc := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, h.cost.Memory, h.cost.Passes, argonLanes, enc(salt), enc(sum)), nil
}

func argon(password string, salt []byte, time, memory uint32, lanes uint8, length int) []byte {
	hashing() <- struct{}{}
	defer func() { <-hashing() }()
	return argon2.IDKey([]byte(password), salt, time, memory, lanes, uint32(length))
}

var errPasswordForm = errors.New("hall: a stored password is not in the form of argon2id")

// checkPassword tells whether a password is the one that was hashed. An empty
// hash takes as long and fits nothing, so that nobody can tell accounts without
// a password, or that are not there, from others.
func (h *Hall) checkPassword(hashed, password string) (bool, error) {
	if hashed == "" {
		argon(password, make([]byte, argonSalt), h.cost.Passes, h.cost.Memory, argonLanes, argonLength)
		return false, nil
	}
	parts := strings.Split(hashed, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false, errPasswordForm
	}
	var version int
	var memory, time uint32
	var lanes uint8
	if _, err := fmt.Sscanf(parts[2], "v=%d", &version); err != nil || version != argon2.Version {
		return false, errPasswordForm
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &memory, &time, &lanes); err != nil || time < 1 || lanes < 1 || memory > 1<<20 {
		return false, errPasswordForm
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false, errPasswordForm
	}
	sum, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil || len(sum) < 16 {
		return false, errPasswordForm
	}
	return subtle.ConstantTimeCompare(argon(password, salt, time, memory, lanes, len(sum)), sum) == 1, nil
}

// newToken draws a token of 256 bits. Only its hash is stored.
func (h *Hall) newToken() (token, hashed string, err error) {
	var b [32]byte
	if _, err := io.ReadFull(h.random, b[:]); err != nil {
		return "", "", fmt.Errorf("hall: drawing a token: %w", err)
	}
	token = base64.RawURLEncoding.EncodeToString(b[:])
	return token, hashToken(token), nil
}

func hashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// newPerson draws an identifier for a person, which says nothing of who it is.
func (h *Hall) newPerson() (assembly.PersonID, error) {
	var b [10]byte
	if _, err := io.ReadFull(h.random, b[:]); err != nil {
		return "", fmt.Errorf("hall: drawing an identifier: %w", err)
	}
	return assembly.PersonID("person-" + strings.ToLower(base32.StdEncoding.EncodeToString(b[:]))), nil
}
