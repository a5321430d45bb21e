package com.loyalnest.points;

import com.loyalnest.platform.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.grpc.test.autoconfigure.AutoConfigureTestGrpcTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/// A test on the whole points service with real servers. Only what is not ours stands in: the shop,
/// and the peers.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = PointsApplication.class,
    properties = {
      "spring.config.name=points",
      "spring.main.allow-bean-definition-overriding=true",
      "loyalnest.egress.allow-loopback=true"
    })
@ServiceTest
@AutoConfigureTestGrpcTransport
@Import(StandIns.class)
public @interface PointsServiceTest {}
