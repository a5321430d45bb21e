#!/bin/sh
# Inside the build image: all modules once, then what each image holds.
set -eu
if [ -s /run/secrets/maven ]; then export MAVEN_ARGS="-s /run/secrets/maven"; fi
if [ -s /run/secrets/certificates ]; then
  # One file may hold several; keytool takes one at a time.
  certificates=$(mktemp -d)
  awk -v folder="$certificates" '/BEGIN CERTIFICATE/ { n++ } n { print > (folder "/" n ".pem") }' /run/secrets/certificates
  for certificate in "$certificates"/*.pem; do
    keytool -importcert -noprompt -cacerts -storepass changeit -alias "build-$(basename "$certificate" .pem)" -file "$certificate"
  done
fi
export MAVEN_OPTS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
# The widget has been built and tested in its own stage; without its package.json Maven does not ask for npm.
mkdir -p frontend-service/target/classes/static/widget
cp frontend-service/widget/dist/*.js frontend-service/target/classes/static/widget/
rm frontend-service/widget/package.json
./mvnw -q -B package -DskipTests -Dmaven.test.skip.exec=true \
  dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/image
for module in auth-service points-service referrals-service analytics-service admin-service frontend-service local; do
  mkdir -p "target/images/$module"
  cp $module/target/image/*.jar $module/target/$module-*-SNAPSHOT.jar "target/images/$module/"
done
