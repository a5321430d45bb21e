package com.loyalnest.analytics.testing;

import com.loyalnest.platform.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.grpc.test.autoconfigure.AutoConfigureTestGrpcTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/// The whole service on real servers, with a PostHog of the test's own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = "spring.config.name=analytics")
@ServiceTest
@AutoConfigureTestGrpcTransport
@Import(Neighbours.class)
public @interface AnalyticsTest {}
