# One static binary and nothing else; docs/install.md says how to use it.
FROM golang:1.26-bookworm AS build
WORKDIR /source
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /flowverdict . && mkdir /state /work

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /flowverdict /flowverdict
COPY --from=build --chown=65532:65532 /state /state
COPY --from=build --chown=65532:65532 /work /work
ENV XDG_STATE_HOME=/state
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["/flowverdict"]
