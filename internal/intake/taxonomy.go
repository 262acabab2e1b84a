package intake

import (
	"slices"
	"sync"
)

// FieldOfWork is an entry of the taxonomy of what is resolved about.
type FieldOfWork struct {
	ID    string   `json:"id" yaml:"id"` // stays the same
	Name  string   `json:"name" yaml:"name"`
	Group string   `json:"group" yaml:"group"`
	ISIC  []string `json:"isic,omitempty" yaml:"isic"`   // sections, divisions or classes of ISIC Rev. 4
	COFOG []string `json:"cofog,omitempty" yaml:"cofog"` // functions of COFOG 1999
}

var fieldsOfWork = sync.OnceValue(func() []FieldOfWork {
	return readData[struct {
		Fields []FieldOfWork `yaml:"fields"`
	}]("fields").Fields
})

// Taxonomy returns the fields of work in the order of data/fields.yaml.
func Taxonomy() []FieldOfWork { return slices.Clone(fieldsOfWork()) }
