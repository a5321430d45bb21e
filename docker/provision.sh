#!/bin/sh
# Runs once, at the database's first start: each service's schema and its three roles.
set -eu
for service in auth points referrals analytics admin frontend shop; do
  sed -e "s/\${service}/$service/g" \
    -e "s/\${owner_password}/$OWNER_PASSWORD/" \
    -e "s/\${runtime_password}/$RUNTIME_PASSWORD/" \
    -e "s/\${system_password}/$SYSTEM_PASSWORD/" /provision.sql |
    psql -q -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB"
done
