package com.loyalnest.referrals.config;

import com.loyalnest.points.v1.PointsServiceGrpc;
import com.loyalnest.referrals.mail.SendGridSettings;
import com.loyalnest.referrals.message.MessageSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.client.ImportGrpcClients;

/// Settings, and the peers this service asks.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MessageSettings.class, SendGridSettings.class})
@ImportGrpcClients(target = "points", types = PointsServiceGrpc.PointsServiceBlockingStub.class)
class ReferralsConfiguration {}
