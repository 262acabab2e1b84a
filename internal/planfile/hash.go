package planfile

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"

	"github.com/openplenum/plenum/internal/plan"
)

// Hash is a fingerprint of what a plan says: 64 hexadecimal digits. It does
// not depend on how the folder is written: columns, delimiters, comments. The
// order of rows counts.
func Hash(p *plan.Plan) (string, error) {
	files, err := Encode(p)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, f := range files {
		for _, part := range [][]byte{[]byte(f.Name), f.Data} {
			var size [8]byte
			binary.LittleEndian.PutUint64(size[:], uint64(len(part)))
			sum.Write(size[:]) //nolint:errcheck // a hash takes everything
			sum.Write(part)    //nolint:errcheck // a hash takes everything
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
