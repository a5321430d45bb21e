package com.loyalnest.frontend.support;

import com.loyalnest.platform.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.grpc.test.autoconfigure.AutoConfigureTestGrpcTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;

/// The whole door over real HTTP, with real Postgres and Redis. A service may not depend on
/// another, so its peers are small servers of the same contracts in this process, behind the same
/// gate as the real ones.
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=frontend",
      "management.server.port=0",
      "loyalnest.limit.address.at-once=100000",
      "loyalnest.shopify.client-id=" + EdgeTest.CLIENT_ID,
      "loyalnest.shopify.client-secret=" + EdgeTest.SECRET
    })
@ServiceTest
@AutoConfigureTestGrpcTransport
@Import({AuthPeer.class, PointsPeer.class, AdminPeer.class, AnalyticsPeer.class, Edge.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface EdgeTest {
  String CLIENT_ID = "app-of-ours";
  String SECRET = "hush";
}
