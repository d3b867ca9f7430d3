QhdHomeMap.Jobs.JobsHost.Build(args).Run();
