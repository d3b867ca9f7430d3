using System.Diagnostics;

namespace QhdHomeMap.Api.Problems;

/// <summary>The one way in which failures become answers.</summary>
internal static class ProblemsSetup
{
    public static void AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails(o =>
            o.CustomizeProblemDetails = context =>
            {
                // What the framework reports by itself has no code yet.
                if (!context.ProblemDetails.Extensions.ContainsKey("code"))
                    Problem.ForStatus(context.HttpContext.Response.StatusCode).Fill(context.ProblemDetails);
                context.ProblemDetails.Extensions["traceId"] =
                    Activity.Current?.Id ?? context.HttpContext.TraceIdentifier;
            }
        );
        services.Configure<ExceptionHandlerOptions>(o =>
            o.StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : 500
        );
    }

    /// <summary>Ahead of everything that may fail.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    public static async Task WriteAsync(this HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        // The rest of such a body is not read, so the next request cannot follow on the same connection.
        if (problem.Status == StatusCodes.Status413PayloadTooLarge)
            context.Response.Headers.Connection = "close";
        var details = new Microsoft.AspNetCore.Mvc.ProblemDetails();
        problem.Fill(details);
        await context
            .RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = details });
    }
}
