package org.bangfu.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bangfu.audit.CommandReused;
import org.bangfu.engine.TaskRefused;
import org.bangfu.people.NotVisible;
import org.bangfu.people.roster.NotAccepted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.HtmlUtils;

/**
 * Turns what is refused into one sentence for the person and the right status: a page for browsers, a fragment or a
 * line for htmx, a problem document (RFC 9457) for programs. Defects show nothing of themselves; the log has them.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private static final String BUSY = "系统正忙，您的内容还没有保存，请稍后再试";

    @ExceptionHandler(NotVisible.class)
    Object notVisible(NotVisible refusal, HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, String.valueOf(refusal.getMessage()), request);
    }

    @ExceptionHandler(CommandReused.class)
    Object reused(CommandReused refusal, HttpServletRequest request) {
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(refusal.getMessage()), request);
    }

    @ExceptionHandler(NotAccepted.class)
    Object notAccepted(NotAccepted refusal, HttpServletRequest request) {
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, refusal.sentence(), request);
    }

    @ExceptionHandler(TaskRefused.class)
    Object taskRefused(TaskRefused refusal, HttpServletRequest request) {
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, refusal.sentence(), request);
    }

    @ExceptionHandler({BindException.class, MethodArgumentNotValidException.class})
    Object invalid(Exception refusal, HttpServletRequest request) {
        BindingResult result = refusal instanceof BindException bind
                ? bind.getBindingResult()
                : ((MethodArgumentNotValidException) refusal).getBindingResult();
        String sentences = result.getFieldErrors().stream()
                .map(Refusals::sentence)
                .distinct()
                .collect(Collectors.joining("；"));
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, sentences.isEmpty() ? incomplete() : sentences, request);
    }

    @ExceptionHandler({
        ConstraintViolationException.class,
        HandlerMethodValidationException.class,
        MethodValidationException.class,
        MissingServletRequestParameterException.class,
        MissingServletRequestPartException.class,
        MultipartException.class
    })
    Object incomplete(Exception refusal, HttpServletRequest request) {
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, incomplete(), request);
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    Object malformed(MethodArgumentTypeMismatchException refusal, HttpServletRequest request) {
        boolean inPath = request.getMethod().equals("GET");
        return inPath
                ? answer(HttpStatus.NOT_FOUND, String.valueOf(new NotVisible().getMessage()), request)
                : answer(HttpStatus.UNPROCESSABLE_CONTENT, incomplete(), request);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(MaxUploadSizeExceededException refusal, HttpServletRequest request) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, "文件太大，请压缩或拆分后再上传", request);
    }

    @ExceptionHandler({DuplicateKeyException.class, OptimisticLockingFailureException.class})
    Object overtaken(Exception refusal, HttpServletRequest request) {
        return answer(HttpStatus.CONFLICT, "这项工作刚刚已由别人办理，请刷新页面查看最新情况", request);
    }

    /** The database says what was too long or not allowed in words of the person's: only its code is written down. */
    @ExceptionHandler(DataIntegrityViolationException.class)
    Object unfit(DataIntegrityViolationException refusal, HttpServletRequest request) {
        String state = refusal.getRootCause() instanceof SQLException cause ? cause.getSQLState() : "-";
        LOG.error(
                "{} at {}: refused by the database, state {}",
                request.getMethod(),
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                state);
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, incomplete(), request);
    }

    @ExceptionHandler({
        CannotAcquireLockException.class,
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class
    })
    Object busy(Exception outage, HttpServletRequest request) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, BUSY, request);
    }

    private static Object answer(HttpStatus status, String sentence, HttpServletRequest request) {
        if (request.getHeader("HX-Request") != null) {
            boolean swapped = status == HttpStatus.UNPROCESSABLE_CONTENT;
            return ResponseEntity.status(status)
                    .contentType(
                            new MediaType(swapped ? MediaType.TEXT_HTML : MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(
                            swapped
                                    ? "<p class=\"note bad\" role=\"alert\">" + HtmlUtils.htmlEscape(sentence) + "</p>"
                                    : sentence);
        }
        String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
        if (accept.contains("json") && !accept.contains("text/html")) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        return new ModelAndView("error", Map.of("status", status.value(), "problem", sentence), status);
    }

    private static String sentence(FieldError error) {
        String message = error.getDefaultMessage();
        return error.isBindingFailure() || message == null ? incomplete() : message;
    }

    private static String incomplete() {
        return "提交的内容有缺项或格式不对，请返回上一页检查后再提交";
    }
}
