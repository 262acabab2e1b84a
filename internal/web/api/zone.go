package api

import (
	"encoding/json"
	"reflect"
	"sync"
	"time"
)

// Times of answers carry the offset of the installation's zone, so that they
// read as the clocks there did. What is shared with others is never changed:
// only copies are.

var (
	timeType    = reflect.TypeFor[time.Time]()
	marshalType = reflect.TypeFor[json.Marshaler]()
)

// zoned is a value with all times in it as the clocks of a zone show them.
func zoned(v any, zone *time.Location) any {
	if v == nil || zone == nil {
		return v
	}
	r := reflect.ValueOf(v)
	if !holdsTime(r.Type()) {
		return v
	}
	return inZone(r, zone).Interface()
}

// inZone is a copy of a value, deep where there may be times.
func inZone(v reflect.Value, zone *time.Location) reflect.Value {
	if v.Type() == timeType {
		t, _ := v.Interface().(time.Time)
		if t.IsZero() {
			return v
		}
		return reflect.ValueOf(t.In(zone))
	}
	if !holdsTime(v.Type()) {
		return v
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		out := reflect.New(v.Type().Elem())
		out.Elem().Set(inZone(v.Elem(), zone))
		return out
	case reflect.Interface:
		if v.IsNil() {
			return v
		}
		out := reflect.New(v.Type()).Elem()
		out.Set(inZone(v.Elem(), zone))
		return out
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		out.Set(v)
		for i := range v.NumField() {
			if f := out.Field(i); f.CanSet() && holdsTime(f.Type()) {
				f.Set(inZone(v.Field(i), zone))
			}
		}
		return out
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(inZone(v.Index(i), zone))
		}
		return out
	case reflect.Map:
		if v.IsNil() {
			return v
		}
		out := reflect.MakeMapWithSize(v.Type(), v.Len())
		for _, key := range v.MapKeys() {
			out.SetMapIndex(key, inZone(v.MapIndex(key), zone))
		}
		return out
	}
	return v
}

// holding remembers which types may hold a time.
var holding sync.Map // reflect.Type to bool

// holdsTime tells whether there may be a time in a value of a type. One that
// writes its JSON itself, but for times, is left alone.
func holdsTime(t reflect.Type) bool {
	if known, ok := holding.Load(t); ok {
		held, _ := known.(bool)
		return held
	}
	held := lookForTime(t, map[reflect.Type]bool{})
	holding.Store(t, held)
	return held
}

// lookForTime looks through a type. What is looked through already is no
// reason: a type that holds itself holds a time only if something else in it
// does.
func lookForTime(t reflect.Type, seen map[reflect.Type]bool) bool {
	switch {
	case t == timeType:
		return true
	case seen[t]:
		return false
	case t.Implements(marshalType):
		return t.Kind() == reflect.Pointer && t.Elem() == timeType // a pointer to a time has its methods
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Interface:
		return true // what is in it decides
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return lookForTime(t.Elem(), seen)
	case reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() && lookForTime(f.Type, seen) {
				return true
			}
		}
	}
	return false
}
