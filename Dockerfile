# One image per service: docker build --build-arg SERVICE=points-service --build-arg MAIN=com.loyalnest.points.PointsApplication .
# The first two stages do not depend on the service, so seven images build once.

FROM node:20-slim AS widget
WORKDIR /src
COPY frontend-service/widget/package.json frontend-service/widget/package-lock.json ./
# A machine behind a mirror hands its npmrc and Maven settings in as build secrets (docs/operations.md).
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc --mount=type=secret,id=certificates \
    if [ -s /run/secrets/certificates ]; then export NODE_EXTRA_CA_CERTS=/run/secrets/certificates; fi; \
    npm ci --no-audit --no-fund --loglevel=error
COPY frontend-service/widget .
RUN npm run build

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
COPY --from=widget /src/dist frontend-service/widget/dist
# Plain jars beside each other, a folder per service.
RUN --mount=type=cache,target=/root/.m2/repository --mount=type=secret,id=maven --mount=type=secret,id=certificates \
    sh docker/build.sh

FROM eclipse-temurin:25-jre
ARG SERVICE
ARG MAIN
RUN groupadd --system loyalnest && useradd --system --gid loyalnest --create-home loyalnest
COPY --from=build /src/target/images/${SERVICE} /app
USER loyalnest
WORKDIR /home/loyalnest
ENV MAIN=${MAIN} \
    JAVA_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError"
ENTRYPOINT ["sh", "-c", "exec java $JAVA_OPTIONS --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp '/app/*' $MAIN"]
