package com.loyalnest.admin.config;

import com.loyalnest.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.client.ImportGrpcClients;

/// The peers this service calls.
@Configuration(proxyBeanMethods = false)
@ImportGrpcClients(target = "auth", types = AuthServiceBlockingStub.class)
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class PeersConfiguration {}
