using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace QhdHomeMap.Api.Problems;

/// <summary>The one way in which failures become answers: problem details, also for a caller who says that he accepts none.</summary>
internal static class ProblemsSetup
{
    /// <summary>Ahead of everything that may fail.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : 500,
                ExceptionHandler = context => context.WriteAsync(Problem.ForStatus(context.Response.StatusCode)),
            }
        );
        app.UseStatusCodePages(pages =>
            pages.HttpContext.WriteAsync(Problem.ForStatus(pages.HttpContext.Response.StatusCode))
        );
    }

    public static Task WriteAsync(this HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        // The rest of such a body is not read, so the next request cannot follow on the same connection.
        if (problem.Status == StatusCodes.Status413PayloadTooLarge)
            context.Response.Headers.Connection = "close";
        var details = new ProblemDetails();
        problem.Fill(details);
        details.Extensions["traceId"] = Activity.Current?.Id ?? context.TraceIdentifier;
        return context.Response.WriteAsJsonAsync(details, options: null, "application/problem+json");
    }
}
