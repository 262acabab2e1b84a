package outcome

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"reflect"
	"strings"
)

// MarshalJSON writes an outcome with null for every figure that is NaN or
// infinite, which JSON has no word for, and which encoding/json refuses.
// Fields stand in the order in which they are declared, so the same outcome
// is always the same bytes.
func (o *Outcome) MarshalJSON() ([]byte, error) {
	type plain Outcome
	var b bytes.Buffer
	if err := encode(&b, reflect.ValueOf((*plain)(o)).Elem()); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Read reads an outcome as `solve --json` writes it.
func Read(r io.Reader) (*Outcome, error) {
	var o Outcome
	if err := json.NewDecoder(r).Decode(&o); err != nil {
		return nil, fmt.Errorf("outcome: not the JSON of an outcome: %w", err)
	}
	return &o, nil
}

// encode writes a value of the kinds that an outcome is made of.
func encode(b *bytes.Buffer, v reflect.Value) error {
	switch v.Kind() {
	case reflect.Float64:
		if f := v.Float(); math.IsNaN(f) || math.IsInf(f, 0) {
			b.WriteString("null")
			return nil
		}
	case reflect.Pointer:
		if v.IsNil() {
			b.WriteString("null")
			return nil
		}
		return encode(b, v.Elem())
	case reflect.Slice:
		b.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := encode(b, v.Index(i)); err != nil {
				return err
			}
		}
		b.WriteByte(']')
		return nil
	case reflect.Struct:
		return encodeStruct(b, v)
	}
	data, err := json.Marshal(v.Interface())
	if err != nil {
		return err
	}
	b.Write(data)
	return nil
}

func encodeStruct(b *bytes.Buffer, v reflect.Value) error {
	b.WriteByte('{')
	first := true
	for i := range v.NumField() {
		name, options, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if name == "-" || strings.Contains(options, "omitempty") && isEmpty(v.Field(i)) {
			continue
		}
		if !first {
			b.WriteByte(',')
		}
		first = false
		fmt.Fprintf(b, "%q:", name)
		if err := encode(b, v.Field(i)); err != nil {
			return err
		}
	}
	b.WriteByte('}')
	return nil
}

func isEmpty(v reflect.Value) bool {
	if v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	return v.IsZero()
}
