package peer

import "testing"

// TestRemote: behind a proxy that is ours, the address that it tells; nobody
// else is believed, and nobody can write himself another address.
func TestRemote(t *testing.T) {
	ours, err := Parse("127.0.0.1, ::1, 10.1.0.0/16")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		proxies    Proxies
		connection string
		told       []string
		want       string
	}{
		{Loopback(), "127.0.0.1:9", []string{"6.6.6.6, 203.0.113.5"}, "203.0.113.5"},
		{Loopback(), "127.0.0.1:9", []string{"6.6.6.6", "203.0.113.5"}, "203.0.113.5"},
		{Loopback(), "[::1]:9", []string{"2001:db8::1"}, "2001:db8::1"},
		{Loopback(), "[::ffff:127.0.0.1]:9", []string{"203.0.113.5"}, "203.0.113.5"},
		{Loopback(), "127.0.0.1:9", []string{"nonsense"}, "127.0.0.1"},
		{Loopback(), "127.0.0.1:9", nil, "127.0.0.1"},
		{nil, "127.0.0.1:9", []string{"203.0.113.5"}, "127.0.0.1"},
		{Loopback(), "198.51.100.7:9", []string{"203.0.113.5"}, "198.51.100.7"},
		{ours, "10.1.2.3:9", []string{"6.6.6.6, 203.0.113.5, 10.1.9.9"}, "203.0.113.5"},
		{ours, "10.2.2.3:9", []string{"203.0.113.5"}, "10.2.2.3"},
		{ours, "10.1.2.3:9", []string{"10.1.9.9"}, "10.1.9.9"},
		{ours, "pipe", nil, "pipe"},
	}
	for _, tt := range tests {
		if got := tt.proxies.Remote(tt.connection, tt.told); got != tt.want {
			t.Errorf("%v, told %v by %v: %s, want %s", tt.connection, tt.told, tt.proxies, got, tt.want)
		}
	}
	for _, wrong := range []string{"localhost", "10.0.0.0/99", "1.2.3"} {
		if p, err := Parse(wrong); err == nil {
			t.Errorf("%q is read as %v", wrong, p)
		}
	}
}

func FuzzRemote(f *testing.F) {
	f.Add("127.0.0.1:9", "6.6.6.6, 203.0.113.5")
	f.Add("[fe80::1%eth0]:9", "::ffff:127.0.0.1, , x")
	f.Fuzz(func(t *testing.T, connection, told string) {
		if got := (Proxies)(nil).Remote(connection, []string{told}); got != (Proxies)(nil).Remote(connection, nil) {
			t.Errorf("without a proxy %q is believed: %q", told, got)
		}
		Loopback().Remote(connection, []string{told})
	})
}
