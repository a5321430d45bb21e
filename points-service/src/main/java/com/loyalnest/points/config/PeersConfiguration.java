package com.loyalnest.points.config;

import com.loyalnest.admin.v1.AdminServiceGrpc.AdminServiceBlockingStub;
import com.loyalnest.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.client.ImportGrpcClients;

/// The peers this service calls.
@Configuration(proxyBeanMethods = false)
@ImportGrpcClients(target = "admin", types = AdminServiceBlockingStub.class)
@ImportGrpcClients(target = "auth", types = AuthServiceBlockingStub.class)
class PeersConfiguration {}
