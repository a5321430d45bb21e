package com.loyalnest.frontend.api.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// The envelope for whatever the framework itself refuses or fails at, in the place of Boot's page.
@Controller
class ErrorAnswers implements ErrorController {

  @RequestMapping("${server.error.path:/error}")
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Answer.of(problem(status instanceof Integer code ? code : 404)).writeTo(response);
  }

  static Problem problem(int status) {
    return switch (status) {
      case 401 -> Problem.of(401, "UNAUTHENTICATED", "credentials are missing or not valid");
      case 403 -> Problem.of(403, "PERMISSION_DENIED", "not allowed");
      case 404 -> Problem.of(404, "NOT_FOUND", "there is nothing at this path");
      case 405 -> Problem.of(405, "METHOD_NOT_ALLOWED", "this path does not take this method");
      case 406 -> Problem.of(406, "NOT_ACCEPTABLE", "answers are application/json");
      case 413 -> Problem.of(413, "BODY_TOO_LARGE", "the body is larger than 2 MB");
      case 415 -> Problem.of(415, "UNSUPPORTED_MEDIA_TYPE", "the body must be application/json");
      case 503 -> Problem.away();
      default ->
          status >= 400 && status < 500
              ? Problem.of(status, "INVALID_ARGUMENT", "the request is not well formed")
              : Problem.of(500, "INTERNAL", "something went wrong on our side");
    };
  }
}
