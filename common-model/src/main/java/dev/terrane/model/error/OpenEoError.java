package dev.terrane.model.error;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The codes of openEO API 1.2.0 with their HTTP status. The code is the contract; the message is for people and is our
 * own, with {@code {placeholders}} named as the standard names them.
 */
public enum OpenEoError {
    INTERNAL(500, "Internal", "The server failed: {message}"),
    NOT_FOUND(404, "NotFound", "There is nothing at this address."),
    FEATURE_UNSUPPORTED(501, "FeatureUnsupported", "This back-end does not offer that feature."),
    INFRASTRUCTURE_MAINTENANCE(
            503, "InfrastructureMaintenance", "The service is down for maintenance; please come back later."),
    INFRASTRUCTURE_BUSY(503, "InfrastructureBusy", "The service is overloaded; please come back later."),
    UNSUPPORTED_API_VERSION(404, "UnsupportedApiVersion", "API version '{version}' is not offered here."),
    REQUEST_TIMEOUT(408, "RequestTimeout", "The request took too long."),
    BUDGET_INVALID(400, "BudgetInvalid", "The budget is too low."),
    ESTIMATE_COMPLEXITY(500, "EstimateComplexity", "No estimate can be given for this process."),
    NO_DATA_FOR_UPDATE(400, "NoDataForUpdate", "The request holds nothing to update."),
    PROPERTY_NOT_EDITABLE(400, "PropertyNotEditable", "Property '{property}' cannot be changed."),
    COLLECTION_NOT_FOUND(404, "CollectionNotFound", "There is no collection '{identifier}'."),
    STORAGE_FAILURE(500, "StorageFailure", "The object store does not answer; please try again later."),
    STORAGE_QUOTA_EXCEEDED(400, "StorageQuotaExceeded", "The storage quota is used up."),
    FILE_NOT_FOUND(404, "FileNotFound", "There is no file '{file}'."),
    FILE_PATH_INVALID(400, "FilePathInvalid", "The file path cannot be used: {reason}"),
    FILE_OPERATION_UNSUPPORTED(400, "FileOperationUnsupported", "This path does not allow that file operation."),
    FOLDER_OPERATION_UNSUPPORTED(
            400, "FolderOperationUnsupported", "That operation works on files only, not on folders."),
    CONTENT_TYPE_INVALID(400, "ContentTypeInvalid", "This media type is not accepted; accepted: {types}"),
    FILE_TYPE_INVALID(400, "FileTypeInvalid", "Files of type {type} are not accepted; accepted: {types}"),
    FILE_SIZE_EXCEEDED(400, "FileSizeExceeded", "The file is larger than the limit of {size}."),
    FILE_CONTENT_INVALID(400, "FileContentInvalid", "The content of the file cannot be used."),
    FILE_LOCKED(400, "FileLocked", "File '{file}' is in use."),
    PROCESS_GRAPH_NOT_FOUND(404, "ProcessGraphNotFound", "There is no stored process '{identifier}'."),
    PROCESS_INVALID(400, "ProcessInvalid", "The process is not valid: {reason}"),
    PROCESS_GRAPH_MISSING(400, "ProcessGraphMissing", "The process has no process graph."),
    PROCESS_GRAPH_INVALID(400, "ProcessGraphInvalid", "The process graph is not valid: {reason}"),
    PREDEFINED_PROCESS_EXISTS(400, "PredefinedProcessExists", "The back-end has a process of that name already."),
    PROCESS_GRAPH_COMPLEXITY(
            400, "ProcessGraphComplexity", "This is too much for a synchronous request; please use a batch job."),
    PROCESS_UNSUPPORTED(400, "ProcessUnsupported", "There is no process '{process}' in namespace '{namespace}'."),
    PROCESS_PARAMETER_UNSUPPORTED(
            400, "ProcessParameterUnsupported", "Process '{process}' has no parameter '{parameter}'."),
    PROCESS_PARAMETER_INVALID(
            400, "ProcessParameterInvalid", "Parameter '{parameter}' of process '{process}' cannot be used: {reason}"),
    PROCESS_PARAMETER_REQUIRED(400, "ProcessParameterRequired", "Process '{process}' needs parameter '{parameter}'."),
    JOB_NOT_FOUND(404, "JobNotFound", "There is no job '{identifier}'."),
    JOB_LOCKED(400, "JobLocked", "The job is queued or running and cannot be changed."),
    JOB_NOT_FINISHED(400, "JobNotFinished", "The job has no results yet."),
    JOB_NOT_STARTED(400, "JobNotStarted", "The job has not been started."),
    RESULT_LINK_EXPIRED(410, "ResultLinkExpired", "This result link has expired; please request the results again."),
    PAYMENT_REQUIRED(402, "PaymentRequired", "The budget does not cover this request."),
    BILLING_PLAN_INVALID(400, "BillingPlanInvalid", "There is no such billing plan."),
    BILLING_PLAN_MISSING(400, "BillingPlanMissing", "A billing plan is needed."),
    AUTHENTICATION_REQUIRED(401, "AuthenticationRequired", "Please log in first."),
    AUTHENTICATION_SCHEME_INVALID(403, "AuthenticationSchemeInvalid", "This way to authenticate is not offered."),
    TOKEN_INVALID(403, "TokenInvalid", "The token is not valid or has expired; please log in again."),
    CREDENTIALS_INVALID(403, "CredentialsInvalid", "User name or password is wrong."),
    PERMISSIONS_INSUFFICIENT(403, "PermissionsInsufficient", "Your account may not do this."),
    SERVICE_NOT_FOUND(404, "ServiceNotFound", "There is no service '{identifier}'."),
    SERVICE_UNSUPPORTED(400, "ServiceUnsupported", "Service type '{type}' is not offered."),
    SERVICE_CONFIG_UNSUPPORTED(
            400, "ServiceConfigUnsupported", "Services of this type have no parameter '{parameter}'."),
    SERVICE_CONFIG_INVALID(400, "ServiceConfigInvalid", "Service parameter '{parameter}' cannot be used: {reason}"),
    SERVICE_CONFIG_REQUIRED(400, "ServiceConfigRequired", "Service parameter '{parameter}' is needed.");

    private final int httpStatus;
    private final String code;
    private final String template;

    OpenEoError(int httpStatus, String code, String template) {
        this.httpStatus = httpStatus;
        this.code = code;
        this.template = template;
    }

    /** The HTTP status that goes with the code. */
    public int httpStatus() {
        return httpStatus;
    }

    /** The code as clients compare it. */
    public String code() {
        return code;
    }

    /** A failure with this code; the template must have no placeholder. */
    public OpenEoException exception() {
        return exception(Map.of());
    }

    /** The error of a code; empty for codes that are not of the standard. */
    public static Optional<OpenEoError> ofCode(String code) {
        return Arrays.stream(values()).filter(error -> error.code.equals(code)).findFirst();
    }

    /** A failure with this code that says in its own words what happened. */
    public OpenEoException saying(String message) {
        return new OpenEoException(httpStatus, code, message);
    }

    /** A failure with this code and the template's only placeholder filled. */
    public OpenEoException exception(String placeholder, String value) {
        return exception(Map.of(placeholder, value));
    }

    /** A failure with this code and the template's placeholders filled. */
    public OpenEoException exception(Map<String, String> values) {
        String message = template;
        for (var value : values.entrySet()) {
            message = message.replace("{" + value.getKey() + "}", value.getValue());
        }
        return new OpenEoException(httpStatus, code, message);
    }
}
