using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using QhdHomeMap.Api.Json;

namespace QhdHomeMap.Api.Problems;

internal static class ProblemsSetup
{
    /// <summary>Ahead of everything that may fail.</summary>
    public static void UseProblems(this WebApplication app) => app.UseMiddleware<Failures>();

    public static Task WriteAsync(this HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        if (LeavesBody(context.Request, problem))
            context.Response.Headers.Connection = "close";
        var details = new ProblemDetails();
        problem.Fill(details);
        details.Extensions["traceId"] = context.TraceId();
        return context.Response.WriteAsJsonAsync(details, options: null, "application/problem+json");
    }

    /// <summary>The rest of such a body is not read, so the next request cannot follow on the same connection.</summary>
    private static bool LeavesBody(HttpRequest request, Problem problem) =>
        problem.Status == StatusCodes.Status413PayloadTooLarge
        || (request.ContentLength ?? (request.Headers.TransferEncoding.Count > 0 ? long.MaxValue : 0))
            > RequestBody.MaxBytes;

    /// <summary>By which an answer and a line of the log find each other.</summary>
    public static string TraceId(this HttpContext context) => Activity.Current?.Id ?? context.TraceIdentifier;
}
