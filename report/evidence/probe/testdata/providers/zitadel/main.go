// Command zitadel runs the example provider of github.com/zitadel/oidc on this
// machine, with a public and a confidential client of device flow:
//
//	zitadel PORT [jwt]
package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"

	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"
	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// client is a client of the example with the grants of device flow.
type client struct {
	op.Client
	format op.AccessTokenType
}

func (c client) GrantTypes() []oidc.GrantType {
	return []oidc.GrantType{oidc.GrantTypeDeviceCode, oidc.GrantTypeRefreshToken}
}

func (c client) AccessTokenType() op.AccessTokenType { return c.format }

type store struct {
	*storage.Storage
	format op.AccessTokenType
}

func (s store) GetClientByClientID(ctx context.Context, id string) (op.Client, error) {
	c, err := s.Storage.GetClientByClientID(ctx, id)
	if err != nil {
		return nil, err
	}
	return client{c, s.format}, nil
}

func main() {
	if err := serve(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(args []string) error {
	format := op.AccessTokenTypeBearer
	if len(args) > 1 && args[1] == "jwt" {
		format = op.AccessTokenTypeJWT
	}
	users, err := accounts()
	if err != nil {
		return err
	}
	storage.RegisterClients(storage.NativeClient("cli-public"), storage.DeviceClient("cli-conf", "conf-secret"))
	issuer := "http://localhost:" + args[0] + "/"
	handler := exampleop.SetupServer(issuer, store{storage.NewStorage(users), format}, slog.New(slog.NewTextHandler(io.Discard, nil)), false)
	l, err := net.Listen("tcp", "127.0.0.1:"+args[0])
	if err != nil {
		return err
	}
	return http.Serve(l, handler)
}

// accounts reads the only account from a file, as the example wants it.
func accounts() (storage.UserStore, error) {
	f, err := os.CreateTemp("", "accounts*.json")
	if err != nil {
		return nil, err
	}
	defer os.Remove(f.Name())
	if _, err := f.WriteString(`{"alice":{"ID":"alice","Username":"alice","Password":"alicepw"}}`); err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	return storage.StoreFromFile(f.Name())
}
